export * from './meeting.contract.ts';
