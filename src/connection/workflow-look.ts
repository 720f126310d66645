/** What an issue of a type showed of its workflow and of its edit screen. */
export interface WorkflowLook {
  /** Ids of fields that can be edited. */
  readonly editable: ReadonlySet<string>;
  /** Statuses that no way leads to, as far as the whole workflow has been seen. */
  readonly unreachable: ReadonlySet<string>;
  /** Statuses to which only a transition leads whose screen demands what nobody can give. */
  readonly barred: ReadonlyMap<string, { readonly transition: string; readonly field: string }>;
}

/** By issue type: null where there is no issue yet that could show it; missing where nobody looked. */
export type WorkflowLooks = ReadonlyMap<string, WorkflowLook | null>;
