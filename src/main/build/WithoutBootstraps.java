import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Rewrites what javac makes of switches over types and of the equals and hashCode of records. It leaves both to bootstraps of
 * java.lang.runtime, which make classes whenever a process first comes to such a place, and no class archive keeps those: an
 * upgrade has some seventy. Here each becomes a method of the class it stands in: a row of instanceof, a row of comparisons. The
 * program does the same; see docs/decisions/0011-no-bootstraps.md.
 *
 * <p>Run by Maven after compilation, with the folder of the class files; a class that was rewritten before stays as it is.
 */
public final class WithoutBootstraps extends ClassVisitor {

    /** A method to be written: the number of the first of the types from {@code from} on that the value is of. */
    private record Choice(String name, String descriptor, List<Type> types) {}

    /** A field of a record. */
    private record Component(Handle getter) {
        Type type() {
            return Type.getType(getter.getDesc());
        }

        void load(MethodVisitor code, int variable) {
            code.visitVarInsn(Opcodes.ALOAD, variable);
            code.visitTypeInsn(Opcodes.CHECKCAST, getter.getOwner());
            code.visitFieldInsn(Opcodes.GETFIELD, getter.getOwner(), getter.getName(), getter.getDesc());
        }
    }

    private final List<Choice> choices = new ArrayList<>();
    private final Map<String, List<Component>> records = new LinkedHashMap<>();
    private String owner = "";
    private boolean ownerIsInterface;

    private WithoutBootstraps(ClassVisitor next) {
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
            WithoutBootstraps rewriting = new WithoutBootstraps(writer);
            reader.accept(rewriting, 0);
            if (!rewriting.choices.isEmpty() || !rewriting.records.isEmpty()) {
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
                } else if (isOfRecord(call, bootstrap)) {
                    records.put(
                            call,
                            Arrays.stream(labels).skip(2).map(Handle.class::cast).map(Component::new).toList());
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, owner, "record$" + call, type, false);
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

    /** Whether it is the equals or hashCode of a record; toString is needed in messages alone. */
    private static boolean isOfRecord(String call, Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/runtime/ObjectMethods")
                && (call.equals("equals") || call.equals("hashCode"));
    }

    @Override
    public void visitEnd() {
        choices.forEach(this::write);
        records.forEach((call, components) -> {
            if (call.equals("equals")) {
                writeEquals(components);
            } else {
                writeHashCode(components);
            }
        });
        super.visitEnd();
    }

    private MethodVisitor method(String name, String descriptor) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        MethodVisitor code = super.visitMethod(access, name, descriptor, null, null);
        code.visitCode();
        return code;
    }

    /** {@code static boolean record$equals(record, object)}. */
    private void writeEquals(List<Component> components) {
        MethodVisitor code = method("record$equals", "(L" + owner + ";Ljava/lang/Object;)Z");
        Label other = new Label();
        Label different = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPNE, other);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        begin(code, other);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, owner);
        code.visitJumpInsn(Opcodes.IFEQ, different);
        for (Component component : components) {
            component.load(code, 0);
            component.load(code, 1);
            switch (component.type().getSort()) {
                case Type.OBJECT, Type.ARRAY -> {
                    code.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            "java/util/Objects",
                            "equals",
                            "(Ljava/lang/Object;Ljava/lang/Object;)Z",
                            false);
                    code.visitJumpInsn(Opcodes.IFEQ, different);
                }
                case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
                    String kind = component.type().getDescriptor();
                    code.visitMethodInsn(
                            Opcodes.INVOKESTATIC, boxed(component.type()), "compare", "(" + kind + kind + ")I", false);
                    code.visitJumpInsn(Opcodes.IFNE, different);
                }
                default -> code.visitJumpInsn(Opcodes.IF_ICMPNE, different);
            }
        }
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        begin(code, different);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(4, 2);
        code.visitEnd();
    }

    /** {@code static int record$hashCode(record)}, the same number that the bootstrap's comes to. */
    private void writeHashCode(List<Component> components) {
        MethodVisitor code = method("record$hashCode", "(L" + owner + ";)I");
        code.visitInsn(Opcodes.ICONST_0);
        for (Component component : components) {
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            component.load(code, 0);
            boolean reference = component.type().getSort() >= Type.ARRAY;
            code.visitMethodInsn(
                    Opcodes.INVOKESTATIC,
                    reference ? "java/util/Objects" : boxed(component.type()),
                    "hashCode",
                    reference ? "(Ljava/lang/Object;)I" : "(" + component.type().getDescriptor() + ")I",
                    false);
            code.visitInsn(Opcodes.IADD);
        }
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(3, 1);
        code.visitEnd();
    }

    private static String boxed(Type primitive) {
        return switch (primitive.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            default -> "java/lang/Double";
        };
    }

    /** {@code static int typeSwitch$0(value, from)}: -1 for null, the number of types where none fits. */
    private void write(Choice choice) {
        MethodVisitor code = method(choice.name(), choice.descriptor());
        int count = choice.types().size();
        Label present = new Label();
        Label[] tests = new Label[count + 1];
        Arrays.setAll(tests, position -> new Label());
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
