import { t } from "$/i18n/index.svelte";
import type { FieldError, Problem } from "./types";

/** A call that failed: what the gateway says about it, or why it could not be asked. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldError[];

  constructor(status: number, code: string, detail: string, fields: readonly FieldError[] = []) {
    super(detail);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** Whether the gateway did not answer at all. */
  get unreachable(): boolean {
    return this.status === 0;
  }

  /** What is wrong with a field, or null. */
  field(name: string): string | null {
    return this.fields.find((field) => field.field === name)?.detail ?? null;
  }
}

/** The error that an answer stands for. */
export function errorOf(status: number, body: unknown): ApiError {
  const problem = body as Partial<Problem> | undefined;
  if (problem && typeof problem === "object" && typeof problem.code === "string") {
    return new ApiError(status, problem.code, problem.detail ?? problem.title ?? "", problem.errors ?? []);
  }
  return new ApiError(status, "http", t("error.http", { status }));
}

/** Any thrown thing as an error of ours. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) {
    return thrown;
  }
  if (thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === "TimeoutError")) {
    return new ApiError(0, "network", t("error.network"));
  }
  return new ApiError(0, "page", t("error.page", { text: String(thrown) }));
}
