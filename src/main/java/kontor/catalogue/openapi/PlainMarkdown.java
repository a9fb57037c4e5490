package kontor.catalogue.openapi;

import java.util.regex.Pattern;
import kontor.limit.Excerpt;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * Descriptions as they are read. OpenAPI has them in Markdown; what is shown is text and nothing but text, without emphasis,
 * HTML and the addresses of links. Each block is a line, and so is each item of a list.
 */
final class PlainMarkdown {
    /** As much as is looked at of one: several times what is kept. */
    static final int LONGEST = 4_000;

    /** Deeper than anyone writes, and no deeper than can be walked. */
    private static final int DEEPEST = 30;

    /** Where nothing of it is, all is text. */
    private static final Pattern MARKS = Pattern.compile("[*_`\\[\\]<>#~&\\\\\\n\\r\\t+=|-]|[0-9][.)]| {2}");

    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(DEEPEST).build();

    private PlainMarkdown() {}

    /** @param markdown of any length; {@code null} gives the empty string */
    static String text(String markdown) {
        if (markdown == null || markdown.isBlank()) {
            return "";
        }
        String beginning = Excerpt.of(markdown.strip(), LONGEST);
        if (!MARKS.matcher(beginning).find()) {
            return beginning;
        }
        Lines lines = new Lines();
        PARSER.parse(beginning).accept(lines);
        return lines.text();
    }

    /** Walks through what was written, and takes down what is read of it. */
    private static final class Lines extends AbstractVisitor {
        private final StringBuilder text = new StringBuilder();
        private int depth;

        String text() {
            return text.toString()
                    .replaceAll("[ \\t]+", " ")
                    .replaceAll(" ?\\n[ \\n]*", "\n")
                    .strip();
        }

        @Override
        protected void visitChildren(Node parent) {
            if (depth >= DEEPEST) {
                return;
            }
            depth++;
            super.visitChildren(parent);
            depth--;
        }

        private void block(Block block) {
            visitChildren(block);
            text.append('\n');
        }

        @Override
        public void visit(Paragraph paragraph) {
            block(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            block(heading);
        }

        @Override
        public void visit(BulletList list) {
            block(list);
        }

        @Override
        public void visit(OrderedList list) {
            block(list);
        }

        @Override
        public void visit(ListItem item) {
            text.append("– ");
            visitChildren(item);
        }

        @Override
        public void visit(FencedCodeBlock code) {
            text.append(code.getLiteral()).append('\n');
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            text.append(code.getLiteral()).append('\n');
        }

        @Override
        public void visit(Text words) {
            text.append(words.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.append(code.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak end) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak end) {
            text.append('\n');
        }

        /** A link without words is its address. */
        @Override
        public void visit(Link link) {
            int before = text.length();
            visitChildren(link);
            if (text.length() == before) {
                text.append(link.getDestination());
            }
        }

        @Override
        public void visit(HtmlInline html) {
            if (html.getLiteral().regionMatches(true, 0, "<br", 0, 3)) {
                text.append('\n');
            }
        }

        @Override
        public void visit(HtmlBlock html) {
            text.append(TAGS.matcher(html.getLiteral()).replaceAll(" ")).append('\n');
        }
    }

    private static final Pattern TAGS = Pattern.compile("<[^<>]*>");
}
