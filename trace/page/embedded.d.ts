/** The page's script and style as text; see `scripts/embed-trace-page.mjs`. */
declare module 'zfskit:trace-page' {
  /** The bundled browser script. */
  export const PAGE_SCRIPT: string;
  /** The style sheet. */
  export const PAGE_STYLE: string;
}
