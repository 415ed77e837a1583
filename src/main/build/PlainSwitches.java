import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites what javac makes of switches over types. It leaves the choice to java.lang.runtime.SwitchBootstraps, which makes a
 * class for each switch whenever a process first comes to it, and no class archive keeps those: an upgrade has some fifty. Here
 * each choice becomes a method of the class it stands in, a row of instanceof. The program does the same; see
 * docs/decisions/0011-switches-without-a-bootstrap.md.
 *
 * <p>Run by Maven after compilation, with the folder of the class files; a class that was rewritten before stays as it is.
 */
public final class PlainSwitches extends ClassVisitor {

    /** A method to be written: the number of the first of the types from {@code from} on that the value is of. */
    private record Choice(String name, String descriptor, List<Type> types) {}

    private final List<Choice> choices = new ArrayList<>();
    private String owner = "";
    private boolean ownerIsInterface;

    private PlainSwitches(ClassVisitor next) {
        super(Opcodes.ASM9, next);
    }

    /** Rewrites the classes of a folder. */
    public static void main(String[] arguments) throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            ClassWriter writer = new ClassWriter(reader, 0);
            PlainSwitches rewriting = new PlainSwitches(writer);
            reader.accept(rewriting, 0);
            if (!rewriting.choices.isEmpty()) {
                Files.write(file, writer.toByteArray());
            }
        }
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        owner = name;
        ownerIsInterface = (access & Opcodes.ACC_INTERFACE) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
            @Override
            public void visitInvokeDynamicInsn(String call, String type, Handle bootstrap, Object... labels) {
                if (isChoiceOfTypes(type, bootstrap, labels)) {
                    List<Type> types = Arrays.stream(labels).map(Type.class::cast).toList();
                    Choice choice = new Choice("typeSwitch$" + choices.size(), type, types);
                    choices.add(choice);
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, choice.name(), type, ownerIsInterface);
                } else {
                    super.visitInvokeDynamicInsn(call, type, bootstrap, labels);
                }
            }
        };
    }

    /** Whether it chooses among classes alone, arrays included: constants among the labels are left to the bootstrap. */
    private static boolean isChoiceOfTypes(String type, Handle bootstrap, Object[] labels) {
        return bootstrap.getOwner().equals("java/lang/runtime/SwitchBootstraps")
                && bootstrap.getName().equals("typeSwitch")
                && Type.getArgumentTypes(type)[0].getSort() == Type.OBJECT
                && Arrays.stream(labels).allMatch(label -> label instanceof Type);
    }

    @Override
    public void visitEnd() {
        choices.forEach(this::write);
        super.visitEnd();
    }

    /** {@code static int typeSwitch$0(value, from)}: -1 for null, the number of types where none fits. */
    private void write(Choice choice) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodVisitor code = super.visitMethod(access, choice.name(), choice.descriptor(), null, null);
        int count = choice.types().size();
        Label present = new Label();
        Label[] tests = new Label[count + 1];
        Arrays.setAll(tests, position -> new Label());
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitJumpInsn(Opcodes.IFNONNULL, present);
        code.visitInsn(Opcodes.ICONST_M1);
        code.visitInsn(Opcodes.IRETURN);
        begin(code, present);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitTableSwitchInsn(0, count, tests[count], tests);
        for (int position = 0; position < count; position++) {
            begin(code, tests[position]);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitTypeInsn(Opcodes.INSTANCEOF, choice.types().get(position).getInternalName());
            code.visitJumpInsn(Opcodes.IFEQ, tests[position + 1]);
            code.visitIntInsn(Opcodes.SIPUSH, position);
            code.visitInsn(Opcodes.IRETURN);
        }
        begin(code, tests[count]);
        code.visitIntInsn(Opcodes.SIPUSH, count);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(1, 2);
        code.visitEnd();
    }

    private static void begin(MethodVisitor code, Label label) {
        code.visitLabel(label);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    }
}
