import { api, ask } from "$/api/client";
import type { HistoryStatus } from "$/api/types";
import { polled } from "./polled.svelte";
import type { Resource } from "./resource.svelte";

const PERIOD = 15_000;

/** How the store fares and what is not stored, as long as the component that asks is on the page. */
export function historyStatus(): Resource<HistoryStatus> {
  return polled(PERIOD, (signal) => ask(api.GET("/history/status", { signal })));
}
