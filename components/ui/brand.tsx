import Link from 'next/link';

/** The product's mark and name. */
export function Brand({ href }: { readonly href: string }) {
  return (
    <Link className="brand" href={href} prefetch={false}>
      <svg viewBox="0 0 22 22" aria-hidden="true">
        <rect x="1" y="1" width="20" height="20" fill="none" stroke="currentColor" strokeWidth="2" />
        <circle cx="11" cy="11" r="5.6" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M11 11V5.4A5.6 5.6 0 1 1 5.4 11Z" fill="currentColor" />
      </svg>
      Attest
    </Link>
  );
}
