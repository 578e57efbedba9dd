export { Comments } from './comments/comments.ts';
export { NewComments } from './new-comments/new-comments.ts';
