export { StreamError, type StreamErrorCode, type StreamErrorPlace } from './error.ts';
export { decodeResumeToken, encodeResumeToken, type ResumeToken } from './resume-token.ts';
