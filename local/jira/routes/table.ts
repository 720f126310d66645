import { operations } from '../contract';
import type { Route } from './call';
import { getComments, postComment } from './comments';
import { bulkGetUsers, findUsers, getCurrentUser, getMyPermissions, getServerInfo } from './people';
import {
  getAllStatuses,
  getCreateIssueMetaIssueTypeId,
  getCreateIssueMetaIssueTypes,
  getProject,
  getProjectRoles,
  searchProjects,
} from './projects';
import { bulkFetchIssues, searchByJql } from './reading';
import {
  createMany,
  createOne,
  doTransition,
  editOne,
  getProperty,
  getTransitions,
  putProperty,
} from './writing';

const BY_OPERATION: Readonly<Record<string, Route>> = {
  addComment: postComment,
  bulkFetchIssues,
  bulkGetUsers,
  createIssue: createOne,
  createIssues: createMany,
  doTransition,
  editIssue: editOne,
  findUsers,
  getAllStatuses,
  getComments,
  getCreateIssueMetaIssueTypeId,
  getCreateIssueMetaIssueTypes,
  getCurrentUser,
  getIssueProperty: getProperty,
  getMyPermissions,
  getProject,
  getProjectRoles,
  getServerInfo,
  getTransitions,
  searchAndReconsileIssuesUsingJqlPost: searchByJql,
  searchProjects,
  setIssueProperty: putProperty,
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
