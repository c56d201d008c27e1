import type { MapProblem } from "$/api/types";

/** Where it is, as editors write it: file, and line if it is about one. */
export function placeOf(problem: MapProblem): string {
  return problem.line === 0 ? problem.file : `${problem.file}:${problem.line}`;
}

/** Whether a map is refused because of one of these. */
export function hasErrors(problems: readonly MapProblem[]): boolean {
  return problems.some((problem) => problem.severity === "ERROR");
}

/** The mark for the page that lists them; empty where there is nothing to mark. */
export function markOf(problems: readonly MapProblem[] | null): string {
  return problems === null || problems.length === 0 ? "" : String(problems.length);
}
