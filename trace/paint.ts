/** What a piece of a line is, for whoever gives it a colour. */
export type PaintRole = 'name' | 'subject' | 'error' | 'changed' | 'faint';

/** Gives a piece of a line its looks. What it gets holds nothing that could move a terminal's cursor. */
export type Paint = (text: string, role: PaintRole) => string;

/** No looks at all. */
export const plainPaint: Paint = (text) => text;
