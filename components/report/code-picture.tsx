import { encode } from 'uqr';

/** A code as a QR picture: it holds the code itself, never an address that could be opened by mistake. */
export function CodePicture({ code, label }: { readonly code: string; readonly label: string }) {
  const { data, size } = encode(code, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
