import { createSubscriber } from "svelte/reactivity";

let update: (() => void) | null = null;

/** The browser's time, once a second while a component reads it. */
const subscribe = createSubscriber((changed) => {
  update = changed;
  const timer = setInterval(() => update?.(), 1000);
  return () => clearInterval(timer);
});

// The gateway's clock may differ from the tablet's: ages are told against the gateway's.
let ahead = 0;

/** Notes the gateway's time, from the `Date` header of an answer that took this long. */
export function noteServerTime(header: string | null, tookMillis: number): void {
  const server = header === null ? Number.NaN : Date.parse(header);
  if (Number.isFinite(server)) {
    // The header has whole seconds: half a second is its expected error.
    const difference = server + 500 + tookMillis / 2 - Date.now();
    ahead = Math.abs(difference) < 1500 ? 0 : difference;
  }
}

/** The gateway's time now; reading it in a component keeps the component up to date, second by second. */
export function now(): number {
  subscribe();
  return Date.now() + ahead;
}
