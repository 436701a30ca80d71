// @ts-check
/**
 * Loaded into the web server's process: its standard input is a pipe from the command that started it,
 * so when that command is killed outright the pipe closes and the server ends too.
 */
process.stdin.on('close', () => process.exit(0));
process.stdin.on('error', () => process.exit(0));
process.stdin.resume();
