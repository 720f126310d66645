import type { ErrorWords } from '../catalogue';

/** Of mappings, pairs and runs: see errors.ts. */
export const syncErrors = {
  MAPPING_TYPES_MISSING: {
    title: 'No types are paired yet.',
    why: 'No type of the platform’s project goes with an issue type of the Jira project by its name.',
    todo: 'Pair at least one of each.',
  },
  MAPPING_TYPE_UNKNOWN: {
    title: 'A type in the mapping does not exist.',
    why: '{name|A type} is not offered by the project any more.',
    todo: 'Choose another type, or take the row out.',
  },
  MAPPING_STATUS_UNKNOWN: {
    title: 'A status in the mapping does not exist.',
    why: '{name|A status} is not part of the workflow any more.',
    todo: 'Choose another status.',
  },
  MAPPING_STATUS_MISSING: {
    title: 'A status has no counterpart in the mapping.',
    why: '{name|A status} of {side|one side} is in no row. Items that reach it keep their status on the other side.',
    todo: 'Choose a counterpart for it.',
  },
  MAPPING_STATUS_UNREACHABLE: {
    title: 'A mapped status cannot be reached.',
    why: '{type|This type} cannot take the status {name|in the mapping} in {side|one of the products}: no way that Planlink may take leads there.',
    todo: 'Choose another status, or open a way to it there: in Jira with a transition of the workflow.',
  },
  MAPPING_WORKFLOW_UNSEEN: {
    title: 'A workflow cannot be checked yet.',
    why: 'Jira shows the transitions of an issue only, and there is no issue of the type {type|in question} yet.',
    todo: 'Nothing has to be done. Open the mapping again when the first issue exists.',
  },
  MAPPING_FIELD_UNKNOWN: {
    title: 'A field in the mapping does not exist.',
    why: '{name|A field} is not offered by {side|one side} any more.',
    todo: 'Choose another field, or take the row out.',
  },
  MAPPING_FIELD_TWICE: {
    title: 'A field is mapped twice.',
    why: '{name|A field} stands in two rows that both write it.',
    todo: 'Take one of the rows out, or let it travel the other way only.',
  },
  MAPPING_KINDS_DIFFER: {
    title: 'Two fields of different kinds are mapped to each other.',
    why: '{name|One field} holds {kind|one kind of value}, {other|the other} holds {otherKind|another}, and one cannot be made from the other.',
    todo: 'Choose a field of the same kind.',
  },
  MAPPING_FIELD_READ_ONLY: {
    title: 'A field cannot be written.',
    why: '{side|One side} computes {name|the field} itself.',
    todo: 'Let the field travel the other way only.',
  },
  MAPPING_FIELD_OFF_SCREEN: {
    title: 'A field is not on the screen.',
    why: '{name|The field} is not on the {screen|create or edit} screen of {type|the issue type}, so Planlink cannot set it.',
    todo: 'Add the field to the screen, or let it travel to the platform only.',
  },
  MAPPING_FIELD_REQUIRED: {
    title: 'A required field is not mapped.',
    why: '{type|The type} cannot be created on {side|the other side} without {name|a field} that no row fills.',
    todo: 'Map the field, or make it optional.',
  },
  MAPPING_OPTION_MISSING: {
    title: 'Some options have no counterpart.',
    why: '{name|A field} offers {option|an option} that the other side does not know.',
    todo: 'Choose a counterpart for it; until then such values stay as they are.',
  },
  MAPPING_OPTION_UNKNOWN: {
    title: 'An option in the mapping does not exist.',
    why: '{option|An option} of {name|a field} is not offered any more.',
    todo: 'Choose another option, or take the row out.',
  },
  MAPPING_PERSON_UNKNOWN: {
    title: 'A person in the mapping was not found.',
    why: 'Nobody with the id {name|given} is known to {side|one side}.',
    todo: 'Choose somebody else, or take the row out.',
  },
  MAPPING_NOT_OFFERED: {
    title: 'The platform does not offer this.',
    why: '{name|What the mapping asks for} cannot be done with this platform.',
    todo: 'Switch it off in the mapping.',
  },
  MAPPING_HAS_ERRORS: {
    title: 'The mapping cannot be saved yet.',
    why: 'It has errors that would keep items from syncing: {count|some}.',
    todo: 'Mend what is marked, then save again.',
  },
  JIRA_FILTER_REFUSED: {
    title: 'Jira does not accept the filter.',
    why: '{reason|The JQL cannot be read.}',
    todo: 'Correct the JQL. Try it in Jira’s issue search first.',
  },
  PLATFORM_FILTER_REFUSED: {
    title: 'The platform does not accept the filter.',
    why: '{reason|The filter cannot be read.}',
    todo: 'Correct the filter.',
  },
  CONFLICT_OPEN: {
    title: 'Both sides changed the same field.',
    why: '{field|A field} was changed in Jira and on the platform since they last agreed, and the mapping says that a person decides.',
    todo: 'Choose which value stands.',
  },
  PARENT_NOT_LINKED: {
    title: 'The parent is not linked.',
    why: 'The parent of this item has no counterpart on the other side yet.',
    todo: 'Link the parent, or let its type be synced. Planlink tries again by itself.',
  },
  TYPE_NOT_MAPPED: {
    title: 'The type of this item is not synced.',
    why: 'It was converted to {type|a type} that the mapping does not name, so the pair rests.',
    todo: 'Add the type to the mapping, or convert the item back.',
  },
  OPTION_UNMATCHED: {
    title: 'A value has no counterpart.',
    why: '{field|A field} holds {option|an option} for which the mapping names none, so it was left as it is.',
    todo: 'Add the option to the mapping of the project link.',
  },
  TASK_NOT_FOUND: {
    title: 'No such task was found.',
    why: 'The linked project has no task {task|of that key or address} that Planlink may see.',
    todo: 'Check the key or the address of the task.',
  },
  TASK_ALREADY_LINKED: {
    title: 'This task has an issue already.',
    why: '{task|The task} is paired with {issue|another issue}.',
    todo: 'Unlink the other pair first, or choose another task.',
  },
  ISSUE_ALREADY_LINKED: {
    title: 'This issue has a task already.',
    why: 'It is paired with {task|another task}.',
    todo: 'Unlink the pair first.',
  },
  PAIR_MOVED_AWAY: {
    title: 'One side of the pair has left the linked projects.',
    why: 'It was moved or archived: {where|where Planlink does not sync}. The pair rests, nothing is deleted.',
    todo: 'Move it back, or unlink the pair.',
  },
  RUN_STALLED: {
    title: 'A run has stopped advancing.',
    why: 'It should be working, and nothing has been done for {minutes|many} minutes.',
    todo: 'Planlink starts it again by itself. If it lasts, stop it and start it again.',
  },
  POINTS_SPENT: {
    title: 'This hour’s share of Jira’s quota is used up.',
    why: 'Planlink leaves the rest of Jira’s points to other apps: {spent|as many as allowed} of {budget|them} are spent.',
    todo: 'Planlink goes on by itself at the next full hour. The share can be raised in the settings of the connection.',
  },
  STORAGE_BUSY: {
    title: 'Planlink’s storage has too much to do.',
    why: 'Atlassian limits how much an app may read and write in a minute, and that is used up.',
    todo: 'Please try again in a minute. Runs go on by themselves.',
  },
} satisfies Partial<ErrorWords>;
