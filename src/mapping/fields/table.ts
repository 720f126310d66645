import type { Field } from './field';
import { assignee } from './assignee';
import { description } from './description';
import { dueDate } from './due-date';
import { labels } from './labels';
import { priority } from './priority';
import { status } from './status';
import { title } from './title';

/** Every field that is kept in step, in the order of `fieldNames`. */
export const fields: readonly Field[] = [title, description, status, priority, assignee, dueDate, labels];
