export type PreviewKind = 'picture' | 'video' | 'audio' | 'text' | 'pdf'

const kinds: Record<string, PreviewKind> = {
  'image/png': 'picture',
  'image/jpeg': 'picture',
  'image/gif': 'picture',
  'image/webp': 'picture',
  'video/mp4': 'video',
  'video/webm': 'video',
  'audio/mpeg': 'audio',
  'text/plain': 'text',
  'text/csv': 'text',
  'application/pdf': 'pdf',
}

/** How a file of this type is shown within the page; undefined when every browser would have to download it. */
export const previewOf = (type: string): PreviewKind | undefined => kinds[type]

/** Where the browser reads the file to show it; what may not be shown comes as an attachment all the same. */
export const inlineAddress = (id: string) => `/api/files/${encodeURIComponent(id)}?inline=true`
