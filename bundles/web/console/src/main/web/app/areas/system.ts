import type { Section } from "../pages";

/** The pages of the system, at `/system/<id>`. */
export const system: readonly Section[] = [];
