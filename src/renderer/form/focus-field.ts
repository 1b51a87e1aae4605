const INPUTS = 'input, select, textarea, button';

/**
 * Goes to the input of what a problem is about, or to what is around it, and opens what is folded
 * over it.
 *
 * @param path as the workbench writes it: `strategies[1].scope`
 * @returns whether the form has anything of the kind
 */
export function focusField(form: ParentNode, path: string): boolean {
  for (const place of withWhatIsAround(path)) {
    const field = form.querySelector<HTMLElement>(`[data-field="${CSS.escape(place)}"]`);
    if (field === null) continue;
    for (const folded of form.querySelectorAll('details')) folded.open ||= folded.contains(field);
    const input =
      field.querySelector<HTMLElement>('.wrong button') ?? field.querySelector<HTMLElement>(INPUTS);
    input?.focus();
    field.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return false;
}

/** A path and those around it, the nearest first: `a[1].b`, `a[1]`, `a`. */
export function withWhatIsAround(path: string): string[] {
  const around = path.replace(/(\[\d+\]|\.?[^.[\]]+)$/, '');
  return path === '' ? [] : [path, ...withWhatIsAround(around === path ? '' : around)];
}
