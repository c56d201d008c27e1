import { untrack } from "svelte";
import { api, ask, CHANGE } from "$/api/client";
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

/** Saves a text; what is wrong, if the gateway did not take it, else null. */
export async function save({ file, text }: Draft): Promise<MapProblem[] | null> {
  const judgement = await ask(
    api.PUT("/maps/files/{file}", { params: { path: { file }, header: CHANGE }, body: { text } }),
  );
  return judgement.saved ? null : judgement.problems;
}
