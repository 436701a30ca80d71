import { request, type APIRequestContext, type APIResponse } from '@playwright/test';
import type { Answer } from './visitors';

/** A browser without a window: cookies, plain requests from our own pages, redirects reported and not followed. */
export class Client {
  private constructor(
    readonly http: APIRequestContext,
    private readonly origin: string,
  ) {}

  static async open(origin: string): Promise<Client> {
    // Each request on its own connection: one kept open may be closed by the server just as it is used again.
    const extraHTTPHeaders = { origin, 'accept-language': 'en', connection: 'close' };
    return new Client(
      await request.newContext({ baseURL: origin, extraHTTPHeaders, maxRedirects: 0 }),
      origin,
    );
  }

  /** Signs in by next-auth's own routes. */
  async signIn(email: string, password: string): Promise<void> {
    const { csrfToken } = (await (await this.http.get('/api/auth/csrf')).json()) as { csrfToken: string };
    const answer = await this.http.post('/api/auth/callback/credentials', {
      form: { csrfToken, email, password, json: 'true' },
    });
    if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<APIResponse> {
    return this.http.get(path, { headers });
  }

  /** Sends a form with files, as a page without scripts does. */
  post(path: string, form: Parts = {}): Promise<APIResponse> {
    const body = Object.keys(form).length === 0 ? { nothing: '' } : form;
    return this.http.post(path, { multipart: body });
  }

  send(method: string, path: string): Promise<APIResponse> {
    return this.http.fetch(path, { method });
  }

  /** Calls a server action directly, past its page: what `useActionState` sends, the fields of a form as given. */
  act(
    page: string,
    actionId: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<APIResponse> {
    // React's encoding of the arguments (null, form): the form's fields first, then what refers to them.
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.append(`_1_${name}`, value);
    multipart.append('0', '[null,"$K1"]');
    return this.http.post(page, {
      headers: { 'next-action': actionId, accept: 'text/x-component', ...headers },
      multipart,
    });
  }

  /** What an answer means. */
  answerOf(response: APIResponse, route: string): Answer {
    const status = response.status();
    if (status >= 300 && status < 400) return this.#destination(response.headers()['location'] ?? '', route);
    const meaning = MEANINGS[status];
    if (meaning === undefined) throw new Error(`${status} from ${response.url()} means nothing here`);
    return meaning;
  }

  /** Where a redirect leads, without its query; an address of the asked route by the route's name. */
  #destination(location: string, route: string): Answer {
    const to = new URL(location, this.origin);
    if (to.origin !== this.origin) return `TO ${to.origin}${to.pathname}`;
    const from = /^\/sign-in$/.test(to.pathname) ? to.searchParams.get('to') : null;
    if (from !== null) return 'SIGN_IN';
    const parent = route.replace(/\/(evidence|reply)$/, '');
    const pattern = new RegExp(`^${parent.replace(/\[\w+\]/g, '[^/]+')}$`);
    return `TO ${parent.includes('[') && pattern.test(to.pathname) ? parent : to.pathname}`;
  }
}

type Parts = Record<string, string | { name: string; mimeType: string; buffer: Buffer }>;

const MEANINGS: Readonly<Record<number, Answer>> = {
  200: 'OK',
  400: 'BAD_REQUEST',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'NO_METHOD',
  500: 'FAULT',
};
