/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stampRequests } = await import('@/lib/auth/source');
  stampRequests();
}
