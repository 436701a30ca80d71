/** Words in whatever script and direction they were written. */
export function AsWritten({ children }: { readonly children: string }) {
  return (
    <bdi dir="auto" className="as-written">
      {children}
    </bdi>
  );
}
