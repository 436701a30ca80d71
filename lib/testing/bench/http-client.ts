import { Agent, request } from 'node:http';

/** An answer, read to its end. */
export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  /** "name=value" of each cookie set. */
  readonly cookies: readonly string[];
};

/** One browser's worth of requests to one site, over connections that stay open. Follows no redirect. */
export type HttpClient = {
  readonly get: (path: string, cookie?: string) => Promise<Answer>;
  /** Sends a form as browsers do without JavaScript (multipart/form-data). */
  readonly postForm: (
    path: string,
    fields: Readonly<Record<string, string>>,
    cookie?: string,
  ) => Promise<Answer>;
  readonly close: () => void;
};

const BOUNDARY = '----attest-bench-boundary';

/** @param origin e.g. "http://localhost:41234" */
export function httpClient(origin: string): HttpClient {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(origin);

  function send(
    method: 'GET' | 'POST',
    path: string,
    headers: Readonly<Record<string, string | number>>,
    body?: Buffer,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asked = request({ agent, hostname, port, method, path, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            location: answer.headers.location,
            cookies: (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? ''),
          }),
        );
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  const cookieHeader = (cookie: string | undefined): Record<string, string> =>
    cookie === undefined ? {} : { cookie };
  return {
    get: (path, cookie) => send('GET', path, { accept: 'text/html', ...cookieHeader(cookie) }),
    postForm: (path, fields, cookie) => {
      const body = Buffer.from(
        `${Object.entries(fields)
          .map(
            ([name, value]) =>
              `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
          )
          .join('')}--${BOUNDARY}--\r\n`,
        'utf8',
      );
      return send(
        'POST',
        path,
        {
          accept: 'text/html',
          origin,
          'sec-fetch-site': 'same-origin',
          'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
          'content-length': body.length,
          ...cookieHeader(cookie),
        },
        body,
      );
    },
    close: () => agent.destroy(),
  };
}

/** Ends the measurement where an answer is not the page it should be: a fast error page must never count. */
export function insist(answer: Answer, status: number, having: string): void {
  const told = status === 303 ? (answer.location ?? '') : answer.body;
  if (answer.status === status && told.includes(having)) return;
  throw new Error(
    `expected ${status} with "${having}", got ${answer.status} ${answer.location ?? ''} ${answer.body.slice(0, 300)}`,
  );
}

/** The hidden fields of the form on a page that has a field of this name, as a browser would send them. */
export function hiddenFields(html: string, having: string): Readonly<Record<string, string>> {
  for (const [, form = ''] of html.matchAll(/<form\b[^>]*>(.*?)<\/form>/gs)) {
    const fields = [...form.matchAll(/<input\b[^>]*>/g)]
      .map(([input]) => ({
        type: attribute(input, 'type'),
        name: attribute(input, 'name'),
        value: attribute(input, 'value'),
      }))
      .filter(({ type, name }) => type === 'hidden' && name !== '');
    if (fields.some(({ name }) => name === having))
      return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  }
  throw new Error(`no form with a field "${having}" on the page`);
}

function attribute(tag: string, name: string): string {
  const [, value = ''] = new RegExp(`\\s${name}="([^"]*)"`).exec(tag) ?? [];
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
