import { expect, test } from 'vitest'
import { spelledAs } from './spelledAs'

const written = '<a b="&#34;x&#34; &#62;&#61; &#39;&#38;#34;&#39; &#60;&#10;" />'

test('spells characters by name where the file does, or says nothing', () => {
  expect(spelledAs('<a b="&quot;&gt;&apos;" />', written)).toBe('<a b="&quot;x&quot; &gt;&#61; &apos;&amp;#34;&apos; &lt;&#10;" />')
  expect(spelledAs('<a />', written)).toBe('<a b="&quot;x&quot; >&#61; \'&amp;#34;\' &lt;&#10;" />')
})

test('spells them by number where the file does', () => {
  expect(spelledAs('<a b="&#34;&#62;&#39;&#38;&#60;&quot;" />', written)).toBe(written)
})
