// Documents that are signed with the key of the journal, for readers who have nothing of ours but its public key.
// Promises: any changed byte of such a file is found, offline and with public tools.
// Refuses: a file that says more, less or the same otherwise than it was written.
export { type Plain } from './canonical.ts';
export {
  publicKeyFrom,
  type ReadSigned,
  readSigned,
  type Signature,
  type Signed,
  signDocument,
  signedText,
} from './document.ts';
