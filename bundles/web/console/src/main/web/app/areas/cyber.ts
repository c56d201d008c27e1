import type { Section } from "../pages";

/** The pages of cyber security, at `/cyber/<id>`. */
export const cyber: readonly Section[] = [];
