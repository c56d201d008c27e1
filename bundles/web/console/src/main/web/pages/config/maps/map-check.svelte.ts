import { untrack } from "svelte";
import { api, ask, CHANGE } from "$/api/client";
import { errorOf } from "$/api/problem";
import type { MapProblem } from "$/api/types";
import { Resource } from "$/data/resource.svelte";
import { language } from "$/i18n/index.svelte";
import type { Draft } from "./draft";

/** Long enough that typing is not judged letter by letter. */
const PAUSE = 400;

/** What the gateway thinks of a text, judged anew a moment after it changed, in the language of the page. */
export function judged(draft: () => Draft | null): Resource<MapProblem[]> {
  const problems = new Resource<MapProblem[]>();
  $effect(() => {
    const wish = draft();
    language();
    if (wish === null) {
      untrack(() => problems.clear());
      return;
    }
    const timer = setTimeout(
      () =>
        void problems.load(
          async (signal) =>
            (await ask(api.POST("/maps/lint", { params: { header: CHANGE }, body: { ...wish }, signal }))).problems,
        ),
      PAUSE,
    );
    return () => clearTimeout(timer);
  });
  return problems;
}

/** A file of the site, and the tag of what stands in it. */
export async function fetchMap(file: string, signal?: AbortSignal): Promise<{ text: string; tag: string }> {
  const { data, error, response } = await api.GET("/maps/files/{file}", {
    params: { path: { file } },
    ...(signal ? { signal } : {}),
  });
  if (data === undefined) {
    throw errorOf(response.status, error);
  }
  return { text: data.text, tag: response.headers.get("ETag") ?? "*" };
}

/**
 * Saves a text; what is wrong, if the gateway did not take it, else null.
 *
 * @param tag of the text that it takes the place of; null for a new file
 */
export async function save({ file, text }: Draft, tag: string | null): Promise<MapProblem[] | null> {
  const header = tag === null ? CHANGE : { ...CHANGE, "If-Match": tag };
  const judgement = await ask(api.PUT("/maps/files/{file}", { params: { path: { file }, header }, body: { text } }));
  return judgement.saved ? null : judgement.problems;
}
