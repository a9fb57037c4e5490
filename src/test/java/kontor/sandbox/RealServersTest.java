package kontor.sandbox;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sandbox does what servers of the real framework were seen to do, in each of its dialects. */
class RealServersTest {
    static Stream<Arguments> rows() {
        return Arrays.stream(RealRow.values())
                .flatMap(row -> Arrays.stream(Dialect.values()).map(dialect -> Arguments.of(row, dialect)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("rows")
    void eachRowIsShownInEachDialect(RealRow row, Dialect dialect) throws Exception {
        try (Caller caller = new Caller()) {
            caller.sandbox.dialect(dialect);
            row.show(caller, dialect);
        }
    }
}
