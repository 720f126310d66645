interface FieldOnScreen {
  readonly id: string;
  readonly required: boolean;
}
type FieldOfTypes<F> = Omit<F, 'required'> & {
  /** The issue types whose screen shows it, and those that demand it. */
  readonly typeIds: readonly string[];
  readonly requiredBy: readonly string[];
};

/** The fields of several create screens as one list, each with the issue types that have it. */
export function fieldsOfScreens<F extends FieldOnScreen>(
  screens: readonly { readonly typeId: string; readonly screen: { readonly fields: readonly F[] } }[],
): readonly FieldOfTypes<F>[] {
  const fields = new Map<string, FieldOfTypes<F>>();
  for (const { typeId, screen } of screens) {
    for (const { required, ...field } of screen.fields) {
      const known = fields.get(field.id);
      fields.set(field.id, {
        ...(known ?? field),
        typeIds: [...(known?.typeIds ?? []), typeId],
        requiredBy: [...(known?.requiredBy ?? []), ...(required ? [typeId] : [])],
      });
    }
  }
  return [...fields.values()];
}
