import { prefer, preferences } from "$/app/preferences.svelte";
import { language } from "$/i18n/index.svelte";
import { errorOf } from "./problem";
import type { Permission, Profile, Session } from "./types";

const URL = "/api/v1/session";

let session = $state.raw<Session | null>(null);
let renewing: Promise<Session> | null = null;

/** Who is signed in; null before the first answer. */
export function currentSession(): Session | null {
  return session;
}

/** Whether the profile signed in may do this. */
export function may(permission: Permission): boolean {
  return session?.permissions.includes(permission) ?? false;
}

/** The value that changes must carry. */
export function csrf(): string {
  return session?.csrf ?? "";
}

async function call(method: string, body?: unknown): Promise<Session | null> {
  const answer = await fetch(URL, {
    method,
    headers: {
      "Accept-Language": language(),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "DELETE" ? { "X-Busbar-CSRF": csrf() } : {}),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await answer.text();
  const json: unknown = text === "" ? null : JSON.parse(text);
  if (!answer.ok) {
    throw errorOf(answer.status, json);
  }
  return json as Session | null;
}

/** Signs in with a profile. */
export async function signIn(profile: Profile, password: string): Promise<Session> {
  const signed = (await call("POST", { profile, password })) as Session;
  session = signed;
  // The cookie itself is not the page's to see: this says that asking for its session may be worth it.
  prefer({ session: true });
  return signed;
}

/** Ends the session and goes on as User. */
export async function signOut(): Promise<void> {
  await call("DELETE");
  session = null;
  await renewSession();
}

/** The session of the cookie, else a new one as User, which needs no password. */
export async function openSession(): Promise<Session> {
  if (!preferences().session) {
    return renewSession();
  }
  try {
    const known = (await call("GET")) as Session;
    session = known;
    return known;
  } catch (thrown) {
    if ((thrown as { status?: number }).status === 401) {
      return renewSession();
    }
    throw thrown;
  }
}

/** A new session as User; callers at the same time share one. */
export function renewSession(): Promise<Session> {
  renewing ??= signIn("USER", "").finally(() => {
    renewing = null;
  });
  return renewing;
}
