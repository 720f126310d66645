import { useDraft, type Draft } from '../../shared/use-draft';
import type { EditedMapping } from './edited-mapping';

/** A form over a mapping: its parts are compared by what they hold, so that undoing a change by hand leaves none. */
export function useMappingDraft(saved: EditedMapping, version: number): Draft<EditedMapping> {
  const draft = useDraft<EditedMapping>(saved, version);
  return {
    ...draft,
    change: (typed) => {
      const kept: Partial<EditedMapping> = { ...typed };
      for (const part in kept)
        if (isPart(part, saved) && JSON.stringify(kept[part]) === JSON.stringify(saved[part]))
          Object.assign(kept, { [part]: saved[part] });
      draft.change(kept);
    },
  };
}

function isPart(part: string, mapping: EditedMapping): part is keyof EditedMapping {
  return part in mapping;
}
