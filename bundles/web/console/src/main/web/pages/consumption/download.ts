import type { Piece } from "./state";

const BOM = "\ufeff";

/** A cell of a CSV file; one that a spreadsheet would take for a formula gets an apostrophe. */
function cell(value: string | number | null): string {
  if (typeof value === "number") {
    return String(value);
  }
  const text = /^[=+\-@\t\r]/.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is shown as a CSV file: a row for each interval, a column for each part and the total. */
export function toCsv(
  pieces: readonly Piece[],
  starts: readonly number[],
  total: readonly (number | null)[],
  words: { time: string; total: string; unit: string },
): string {
  const shown = pieces.filter((piece) => !piece.hidden);
  const rows: (string | number | null)[][] = [
    [words.time, ...shown.map((piece) => `${piece.name} (${words.unit})`), `${words.total} (${words.unit})`],
  ];
  for (let n = 0; n < starts.length - 1; n++) {
    rows.push([
      new Date(starts[n] as number).toISOString(),
      ...shown.map((piece) => piece.amount[n] ?? null),
      total[n] ?? null,
    ]);
  }
  return `${BOM}${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Hands a file to the browser. */
export function save(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A drawing as a picture, with the colours that it has on this page. */
export async function toPng(svg: SVGSVGElement): Promise<Blob> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll<SVGElement>("*");
  copy.querySelectorAll<SVGElement>("*").forEach((element, n) => {
    const style = getComputedStyle(originals[n] as SVGElement);
    for (const property of [
      "fill",
      "stroke",
      "stroke-width",
      "stroke-dasharray",
      "font-size",
      "font-family",
      "text-anchor",
      "dominant-baseline",
    ]) {
      element.setAttribute(property, style.getPropertyValue(property));
    }
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = svg.clientWidth * 2;
  canvas.height = svg.clientHeight * 2;
  const context = canvas.getContext("2d");
  if (!context) {
    throw new Error("no canvas");
  }
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
