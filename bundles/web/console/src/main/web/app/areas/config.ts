import type { Section } from "../pages";

/** The pages of the configuration, at `/config/<id>`. */
export const config: readonly Section[] = [];
