/** What an update needs from the last word to the receipt; fetched when it is about to be sent. */
export { ReceiptPanel } from './receipt-panel/receipt-panel.ts';
export { SubmitDialog } from './submit-dialog/submit-dialog.ts';
