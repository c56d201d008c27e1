import { untrack } from "svelte";
import { api, askAll } from "$/api/client";
import type { MapProblem } from "$/api/types";
import { language } from "$/i18n/index.svelte";
import { Resource } from "./resource.svelte";

const PERIOD = 10_000;

/** What is wrong in the site's register map files, in the language of the page. */
export const mapProblems = new Resource<MapProblem[]>();

/** Reads them again as long as the component that calls this is on the page and the page is seen, and in each language chosen. */
export function watchMapProblems(): void {
  $effect(() => {
    language();
    untrack(() => void mapProblems.load(ask));
    const timer = setInterval(() => !document.hidden && void mapProblems.load(ask), PERIOD);
    return () => clearInterval(timer);
  });
}

function ask(signal: AbortSignal): Promise<MapProblem[]> {
  return askAll((after) =>
    api.GET("/maps/problems", { params: { query: { limit: 1000, ...(after ? { after } : {}) } }, signal }),
  );
}
