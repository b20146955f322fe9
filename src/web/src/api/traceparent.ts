const hex = (bytes: number) =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Begins a trace (W3C Trace Context): what the portal and all behind it do for a call is told under this id. */
export const traceparent = () => `00-${hex(16)}-${hex(8)}-01`
