import { prefer, preferences } from "$/app/preferences.svelte";
import { language } from "$/i18n/index.svelte";
import { errorOf } from "./problem";
import type { Permission, Session, SessionFacts } from "./types";

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

async function call(method: string, body?: unknown, part = ""): Promise<unknown> {
  const answer = await fetch(URL + part, {
    method,
    headers: {
      "Accept-Language": language(),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(method === "DELETE" || method === "PUT" ? { "X-Busbar-CSRF": csrf() } : {}),
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  const text = await answer.text();
  const json: unknown = text === "" ? null : JSON.parse(text);
  if (!answer.ok) {
    throw errorOf(answer.status, json);
  }
  return json;
}

function begun(answer: unknown): Session {
  session = answer as Session;
  // The cookie itself is not the page's to see: this says that asking for its session may be worth it.
  prefer({ session: true });
  return session;
}

/** Signs in to an account: a profile, or a person's own. */
export async function signIn(account: string, password: string, code = ""): Promise<Session> {
  return begun(await call("POST", { account, password, code }));
}

/** What is to be known before signing in. */
export async function sessionFacts(): Promise<SessionFacts> {
  return (await call("GET", undefined, "/facts")) as SessionFacts;
}

/** Changes the own password. */
export async function changePassword(current: string, next: string): Promise<Session> {
  return begun(await call("PUT", { current, next }, "/password"));
}

/** Gives the password again, for changes that ask for it. */
export async function confirmSession(password: string, code: string): Promise<void> {
  await call("PUT", { password, code }, "/confirmation");
}

/** Gives Cyber security its first password with the code that the gateway printed. */
export async function setUp(code: string, password: string): Promise<Session> {
  return begun(await call("POST", { code, password }, "/setup"));
}

/** Gives Cyber security a new password with its passphrase. */
export async function recover(passphrase: string, password: string, code: string): Promise<Session> {
  return begun(await call("POST", { passphrase, password, code }, "/recovery"));
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
