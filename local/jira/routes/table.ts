import { operations } from '../contract';
import type { Route } from './call';
import { getComments, postComment, putComment, removeComment } from './comments';
import { bulkGetUsers, findUsers, getCurrentUser, getMyPermissions, getServerInfo } from './people';
import {
  getAllStatuses,
  getCreateIssueMetaIssueTypeId,
  getCreateIssueMetaIssueTypes,
  getProject,
  getProjectRoles,
  searchProjects,
} from './projects';
import { deleteProperty, getProperty, putProperty, putRemoteLink } from './properties';
import { bulkFetchIssues } from './reading';
import { countByJql, parseJqlQueries, searchByJql } from './searching';
import {
  createMany,
  createOne,
  deleteOne,
  doTransition,
  editOne,
  getEditMeta,
  getTransitions,
} from './writing';

const BY_OPERATION: Readonly<Record<string, Route>> = {
  addComment: postComment,
  bulkFetchIssues,
  bulkGetUsers,
  countIssues: countByJql,
  createIssue: createOne,
  createIssues: createMany,
  createOrUpdateRemoteIssueLink: putRemoteLink,
  deleteComment: removeComment,
  deleteIssue: deleteOne,
  deleteIssueProperty: deleteProperty,
  doTransition,
  editIssue: editOne,
  findUsers,
  getAllStatuses,
  getComments,
  getCreateIssueMetaIssueTypeId,
  getCreateIssueMetaIssueTypes,
  getCurrentUser,
  getEditIssueMeta: getEditMeta,
  getIssueProperty: getProperty,
  getMyPermissions,
  getProject,
  getProjectRoles,
  getServerInfo,
  getTransitions,
  parseJqlQueries,
  searchAndReconsileIssuesUsingJqlPost: searchByJql,
  searchProjects,
  setIssueProperty: putProperty,
  updateComment: putComment,
};

/** A route for each operation of the contract; a contract that grew without the twin fails at the start. */
export const routes: ReadonlyMap<string, Route> = new Map(
  operations.map(({ id }) => {
    const route = BY_OPERATION[id];
    if (route === undefined)
      throw new Error(`The Jira twin has no route for the operation ${id} of contracts/jira-cloud.yaml`);
    return [id, route];
  }),
);
