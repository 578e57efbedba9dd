export { Comments } from './comments/comments.ts';
export { UnreadList } from './unread-list/unread-list.ts';
