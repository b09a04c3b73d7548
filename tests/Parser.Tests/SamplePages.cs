namespace Ingestion.Parser.Tests;

internal static class SamplePages
{
    public const string Article = """
        <!doctype html><html lang="en"><head><title>Harbour reopens after the storm - The Coast Post</title></head><body>
        <nav><a href="/">Home</a> <a href="/news">News</a></nav>
        <article><h1>Harbour reopens after the storm</h1>
        <p>The harbour of the old town opened again on Tuesday, three days after the worst storm of the last ten years had closed it for all ships.</p>
        <p>The first ferry left at noon, with more than four hundred passengers on board, most of whom had waited on the quay since the early morning.</p>
        <p>The repairs of the northern pier will take until spring, the harbour master said, and the costs will be shared between the town and the region.</p>
        </article><footer>All rights reserved</footer></body></html>
        """;

    public const string Product = """
        <!doctype html><html lang="en"><head><title>Blue shoe - Shop</title><meta property="og:type" content="product"></head><body>
        <nav><a href="/">Home</a> <a href="/cart">Cart</a></nav>
        <main><h1>Blue shoe</h1><p class="price">$59.00</p><button>Add to cart</button>
        <p>A light shoe for summer days, made of soft leather, with a sole that keeps its grip on wet stone.</p>
        <ul><li>Leather</li><li>Made in Italy</li><li>Sizes 36 to 46</li></ul>
        <p>Free delivery and returns within 30 days. In stock.</p></main><footer>All rights reserved</footer></body></html>
        """;
}
