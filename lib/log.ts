/** What the person who runs the site reads: one line each, when, how bad, what. Never a secret, an address or a mail. */
export const log = {
  info: (message: string) => console.log(line('info', message)),
  error: (message: string, error?: unknown) =>
    console.error(line('error', message), error instanceof Error ? (error.stack ?? error.message) : (error ?? '')),
};

const line = (level: string, message: string) => `${new Date().toISOString()} ${level} ${message}`;
