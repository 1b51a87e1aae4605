/** How little room a field takes; by default its name stands above and what it means below. */
export type FieldLayout = 'terse' | 'inline';
