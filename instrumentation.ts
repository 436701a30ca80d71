/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { stampRequests } = await import('@/lib/auth/source');
  stampRequests();
  const [{ sweepHourly }, { evidenceStore }, { logFault }] = await Promise.all([
    import('@/lib/jobs/sweep-evidence'),
    import('@/lib/storage/evidence'),
    import('@/lib/log'),
  ]);
  sweepHourly(evidenceStore(), (error) => logFault(error, { during: 'sweep' }));
}
