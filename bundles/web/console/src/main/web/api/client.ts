import type { Client } from "openapi-fetch";
import { language } from "$/i18n/index.svelte";
import type { paths } from "$types/schema";
import { ApiError, errorOf, toApiError } from "./problem";
import { proveAgain } from "./proof.svelte";
import { csrf, renewSession } from "./session.svelte";

const TIMEOUT = 30_000;

/** `fetch` with language, CSRF header and time limit; signs in again once when the session has ended, asks for the password where a change needs it. */
async function guarded(request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await send(request);
  if (answer.status === 403 && (await isStale(answer)) && (await proveAgain())) {
    return send(again);
  }
  if (answer.status !== 401 || request.url.endsWith("/session")) {
    return answer;
  }
  await renewSession();
  return send(again);
}

/** Whether the change would be accepted from somebody who has just given the password. */
async function isStale(answer: Response): Promise<boolean> {
  const problem = (await answer.clone().json()) as { code?: string };
  return problem.code === "session.recent";
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

const BASE = "/api/v1";

interface Wish {
  params?: {
    path?: Record<string, unknown>;
    query?: Record<string, unknown>;
    header?: Record<string, string>;
  };
  body?: unknown;
  signal?: AbortSignal | null;
  parseAs?: "json" | "text" | "blob" | "stream";
}

/** Whether a body goes out as it is: a file or a text, and not a document. */
function plain(body: unknown): body is BodyInit {
  return typeof body === "string" || body instanceof Blob || body instanceof FormData || body instanceof ArrayBuffer;
}

async function call(method: string, template: string, { params = {}, body, signal, parseAs = "json" }: Wish = {}) {
  const place = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params.path?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) {
        query.append(name, String(one));
      }
    }
  }
  const document = body !== undefined && !plain(body);
  const response = await guarded(
    new Request(BASE + place + (query.size > 0 ? `?${query}` : ""), {
      method,
      headers: { ...(document ? { "Content-Type": "application/json" } : {}), ...params.header },
      body: document ? JSON.stringify(body) : ((body as BodyInit | undefined) ?? null),
      signal: signal ?? null,
    }),
  );
  if (!response.ok) {
    const text = await response.text();
    return { response, error: response.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : text };
  }
  if (parseAs === "stream") {
    return { response, data: response.body };
  }
  if (parseAs === "blob") {
    return { response, data: await response.blob() };
  }
  const text = await response.text();
  return { response, data: parseAs === "text" ? text : text === "" ? undefined : JSON.parse(text) };
}

const method = (name: string) => (template: string, wish?: Wish) => call(name, template, wish);

/**
 * The gateway's REST interface, typed after its own description. The types are those of openapi-fetch; of its code the first page would
 * carry ten times what it needs.
 */
export const api = {
  GET: method("GET"),
  POST: method("POST"),
  PUT: method("PUT"),
  PATCH: method("PATCH"),
  DELETE: method("DELETE"),
} as unknown as Pick<Client<paths>, "GET" | "POST" | "PUT" | "PATCH" | "DELETE">;

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
