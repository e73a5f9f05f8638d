/**
 * A text with what cannot be seen or reorders its surroundings spelled out: control and format characters as `\u{200b}`,
 * bytes that are no UTF-8 (U+DC80 to U+DCFF, as the codec reads them) as `\xff`.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const point = character.codePointAt(0) ?? 0;
    if (point >= 0xdc80 && point <= 0xdcff) return `\\x${(point & 0xff).toString(16)}`;
    return `\\u{${point.toString(16)}}`;
  });
}
