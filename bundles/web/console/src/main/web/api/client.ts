import createClient from "openapi-fetch";
import { language } from "$/i18n/index.svelte";
import type { paths } from "$types/schema";
import { ApiError, errorOf, toApiError } from "./problem";
import { csrf, renewSession } from "./session.svelte";

const TIMEOUT = 30_000;

/** `fetch` with language, CSRF header and time limit; signs in again once when the session has ended. */
async function guarded(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await send(request);
  if (answer.status !== 401 || request.url.endsWith("/session")) {
    return answer;
  }
  await renewSession();
  return send(again);
}

function send(request: Request): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.set("Accept-Language", language());
  if (request.method !== "GET") {
    headers.set("X-Busbar-CSRF", csrf());
  }
  return fetch(
    new Request(request, { headers, signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT)]) }),
  );
}

/** The gateway's REST interface, typed after its own description. */
export const api = createClient<paths>({ baseUrl: "/api/v1", fetch: guarded });

/** The header that `guarded` fills in; named here because the description requires it of every change. */
export const CHANGE = { "X-Busbar-CSRF": "" } as const;
/** The same, for documents that are changed whatever their state. */
export const CHANGE_ANY = { "X-Busbar-CSRF": "", "If-Match": "*" } as const;

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of an answer; throws {@link ApiError} for everything else. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (thrown) {
    throw toApiError(thrown);
  }
  if (!answer.response.ok) {
    throw errorOf(answer.response.status, answer.error);
  }
  return answer.data as T;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

const MOST_PAGES = 50;

/** All entries of a list, page by page. */
export async function askAll<T>(page: (after: string | undefined) => Promise<Answer<Page<T>>>): Promise<T[]> {
  const items: T[] = [];
  let after: string | undefined;
  for (let n = 0; n < MOST_PAGES; n++) {
    const { items: some, next } = await ask(page(after));
    items.push(...some);
    if (next === null) {
      return items;
    }
    after = next;
  }
  throw new ApiError(0, "page", `more than ${MOST_PAGES} pages`);
}
