import { ChevronLeft, ChevronRight } from '@carbon/icons-react'
import { IconButton, SkeletonText } from '@carbon/react'
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'

GlobalWorkerOptions.workerSrc = worker

/** Reads the document in ranges; null until it is there, undefined when it can't be read. */
function useDocument(address: string): PDFDocumentProxy | null | undefined {
  const [pages, setPages] = useState<PDFDocumentProxy | null | undefined>(null)
  useEffect(() => {
    const loading = getDocument({
      url: address,
      cMapUrl: '/pdf/cmaps/',
      standardFontDataUrl: '/pdf/standard_fonts/',
      wasmUrl: '/pdf/wasm/',
      useWasm: false,
      enableXfa: false,
    })
    loading.promise.then(setPages, () => setPages(undefined))
    return () => void loading.destroy()
  }, [address])
  return pages
}

/** A PDF, one page at a time, as wide as there is room. */
export function PdfPages({ address, name }: { address: string; name: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const pages = useDocument(address)
  const [number, setNumber] = useState(1)
  if (pages === undefined) return <Notice kind="error" title={t('files.notShown')} />
  if (pages === null) return <SkeletonText paragraph lineCount={8} />
  const place = t('files.page', { number: moments.number(number), count: moments.number(pages.numPages) })
  return (
    <>
      <div className="preview__pages">
        <IconButton kind="ghost" size="sm" label={t('files.previousPage')} disabled={number === 1} onClick={() => setNumber(number - 1)}>
          <ChevronLeft />
        </IconButton>
        <span aria-live="polite">{place}</span>
        <IconButton
          kind="ghost"
          size="sm"
          label={t('files.nextPage')}
          disabled={number === pages.numPages}
          onClick={() => setNumber(number + 1)}
        >
          <ChevronRight />
        </IconButton>
      </div>
      <PdfPage pages={pages} number={number} label={`${name}, ${place}`} />
    </>
  )
}

function PdfPage({ pages, number, label }: { pages: PDFDocumentProxy; number: number; label: string }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let drawing: { cancel: () => void } | undefined
    let left = false
    const draw = async () => {
      setFailed(false)
      const page = await pages.getPage(number)
      const target = canvas.current
      if (left || !target) return
      const width = target.parentElement!.clientWidth * window.devicePixelRatio
      const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
      target.width = viewport.width
      target.height = viewport.height
      const task = page.render({ canvas: target, viewport })
      drawing = task
      await task.promise
    }
    draw().catch(() => !left && setFailed(true))
    return () => {
      left = true
      drawing?.cancel()
    }
  }, [pages, number])
  return (
    <div className="preview__page">
      {failed && <Notice kind="error" title={t('files.notShown')} />}
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  )
}
