// Whoever asks for the address of a heading, a concept or a claim gets the way to cite it, right there.
(() => {
  const box = document.querySelector(".cite-this");
  const title = box?.querySelector(".cite-title");
  const address = box?.querySelector(".cite-address");
  if (!title || !address) return;
  const page = title.textContent;
  const base = address.getAttribute("href") || location.href.split("#")[0];

  const say = (words, hash) => {
    title.textContent = words;
    address.href = address.textContent = base + hash;
  };

  document.addEventListener("click", (event) => {
    const sign = event.target.closest("article a.headerlink");
    if (!sign) return;
    const named = sign.parentElement.cloneNode(true);
    for (const other of named.querySelectorAll(".headerlink, .concept-label, .caption-number")) other.remove();
    const words = named.textContent.trim().replace(/^\u201c|\u201d$/g, "");
    const whole = sign.closest("h1");
    say(whole ? page : `${words}\u201d, under \u201c${page}`, whole ? "" : sign.hash);
    const place = sign.closest("h1, h2, h3, h4, h5, h6, .concept-claim-words, figure, .table-wrapper");
    place?.after(box);
  });
  say(page, "");
})();
