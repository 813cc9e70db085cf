// The task list of every example. Those of two projects are in task-list.test.ts every day.
import { allProjects, testTaskLists } from './support/task-lists.ts';

testTaskLists(allProjects);
