/**
 * The beginning of a text that may be of any length.
 *
 * @param most - characters that are left as they are; `…` stands for the rest
 */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
